namespace Opik.Evaluation.Lexicons.Tables;

/// <summary>Takes one entry of a table; both spans are valid during the call only.</summary>
internal delegate void PackedTableEntry(ReadOnlySpan<byte> key, ReadOnlySpan<byte> payload);
