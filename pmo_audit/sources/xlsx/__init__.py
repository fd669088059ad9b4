"""Reads workbooks (XLSX, XLSM): the cells as they stand, in a process of its own with bounds on time and memory.

    container   the ZIP file: what cannot be a workbook, or is made to do harm, is refused before it is unpacked
    markup      XML, streamed, without entities
    parts       which sheets there are, hidden or not, and what belongs to each
    styles      which numbers are days, what a format tells, and fills
    strings     the texts that cells share
    values      from what stands in a cell's XML to the cell
    book        what the sheets share, what is known of each, and a second count of its cells
    worksheet   one sheet, streamed: cells, merged areas, what is hidden
    telling     the lines in which the child tells what it reads
    child       what runs in the other process, with the standard library alone
    process     starts it, waits for it, and reads its lines
    reading     from the lines to `Sheet`s
    remarks     what there is to say of a sheet

The cells are read straight from the XML: only there stand the digits of a number as they were saved, a formula beside
what it came to, hidden rows, merged areas and fills, all in one pass. openpyxl, which gives either a formula or its
value, is what the tests hold this against.
"""
