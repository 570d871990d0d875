namespace Opik.Storage.Sqlite;

/// <summary>The stored form of a cell. The first number is the format; another format means: count everything anew.</summary>
internal static class RollupCodec
{
    /// <summary>The format written now.</summary>
    public const int Format = 1;

    /// <summary>Writes <paramref name="cell"/> (with a sketch); the bytes are valid until the writer is used again.</summary>
    public static ReadOnlySpan<byte> Encode(RollupCell cell, CellWriter writer)
    {
        writer.Clear();
        WriteNumbers(cell, writer);
        ((LogSketch)cell.Durations).Encode(writer);
        cell.Usage.Encode(writer);
        return writer.Written;
    }

    /// <summary>Adds a stored cell to <paramref name="cell"/>.</summary>
    /// <exception cref="InvalidOperationException">The stored cell has another format.</exception>
    public static void AddEncoded(RollupCell cell, ReadOnlySpan<byte> data)
    {
        var reader = new CellReader(data);
        AddNumbers(cell, ref reader);
        ((LogSketch)cell.Durations).AddEncoded(ref reader);
        cell.Usage.AddEncoded(ref reader);
    }

    /// <summary>
    /// Writes the sum of a stored cell and a difference, without building the stored one: a write pays for what it
    /// changes. Empty when nothing is left. <paramref name="rows"/> is the number of rows in the sum.
    /// </summary>
    /// <exception cref="InvalidOperationException">The stored cell has another format.</exception>
    public static ReadOnlySpan<byte> Merge(ReadOnlySpan<byte> stored, RollupCell difference, CellWriter writer, RollupCell numbers, out long rows)
    {
        var reader = new CellReader(stored);
        numbers.ClearNumbers();
        AddNumbers(numbers, ref reader);
        numbers.AddNumbers(difference, 1);
        rows = numbers.Count;
        writer.Clear();
        WriteNumbers(numbers, writer);
        var any = !numbers.HasZeroNumbers;
        any |= ((LogSketch)difference.Durations).Merge(ref reader, writer);
        any |= difference.Usage.Merge(ref reader, writer);
        return any ? writer.Written : [];
    }

    private static void WriteNumbers(RollupCell cell, CellWriter writer)
    {
        writer.Signed(Format);
        writer.Signed(cell.Count);
        writer.Signed(cell.Errors);
        writer.Signed(cell.Inputs);
        writer.Signed(cell.Outputs);
        writer.Signed(cell.Metadata);
        writer.Signed(cell.Tags);
        writer.Signed(cell.Spans);
        writer.Signed(cell.LlmSpans);
        writer.Wide(cell.Cost);
        writer.Signed(cell.Costed);
        writer.Wide(cell.DurationSum);
        writer.Signed(cell.Finished);
    }

    private static void AddNumbers(RollupCell cell, ref CellReader reader)
    {
        if (reader.Signed() is var format && format != Format)
            throw new InvalidOperationException($"A roll-up has format {format}; this server knows {Format}.");
        cell.Count += reader.Signed();
        cell.Errors += reader.Signed();
        cell.Inputs += reader.Signed();
        cell.Outputs += reader.Signed();
        cell.Metadata += reader.Signed();
        cell.Tags += reader.Signed();
        cell.Spans += reader.Signed();
        cell.LlmSpans += reader.Signed();
        cell.Cost += reader.Wide();
        cell.Costed += reader.Signed();
        cell.DurationSum += reader.Wide();
        cell.Finished += reader.Signed();
    }
}
