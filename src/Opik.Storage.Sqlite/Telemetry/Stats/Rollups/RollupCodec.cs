namespace Opik.Storage.Sqlite;

/// <summary>The stored form of a cell. The first number is the format; another format means: rebuild the roll-ups.</summary>
internal static class RollupCodec
{
    /// <summary>The format written now.</summary>
    public const int Format = 1;

    /// <summary>Writes <paramref name="cell"/> (with a sketch) into the cleared writer.</summary>
    public static ReadOnlySpan<byte> Encode(RollupCell cell, CellWriter writer)
    {
        writer.Clear();
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
        ((LogSketch)cell.Durations).Encode(writer);
        cell.Usage.Encode(writer);
        return writer.Written;
    }

    /// <summary>Adds a stored cell to <paramref name="cell"/>.</summary>
    /// <exception cref="InvalidOperationException">The stored cell has another format.</exception>
    public static void AddEncoded(RollupCell cell, ReadOnlySpan<byte> data)
    {
        var reader = new CellReader(data);
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
        ((LogSketch)cell.Durations).AddEncoded(ref reader);
        cell.Usage.AddEncoded(ref reader);
    }
}
