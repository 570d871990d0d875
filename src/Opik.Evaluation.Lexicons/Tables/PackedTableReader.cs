namespace Opik.Evaluation.Lexicons.Tables;

/// <summary>Reads entries of a table one after the other, from the beginning of a block.</summary>
internal ref struct PackedTableReader
{
    private readonly ReadOnlySpan<byte> _entries;
    private readonly Span<byte> _key;
    private int _keyLength;
    private int _next;

    /// <param name="entries">The entries from the beginning of a block on.</param>
    /// <param name="buffer">Where keys are put together; as long as the longest key.</param>
    public PackedTableReader(ReadOnlySpan<byte> entries, Span<byte> buffer)
    {
        _entries = entries;
        _key = buffer;
        (_keyLength, _next, PayloadStart, PayloadLength) = (0, 0, 0, 0);
    }

    /// <summary>The key of the entry.</summary>
    public readonly ReadOnlySpan<byte> Key => _key[.._keyLength];

    /// <summary>Where its payload begins, counted from the beginning of the entries.</summary>
    public int PayloadStart { get; private set; }

    /// <summary>Bytes of its payload.</summary>
    public int PayloadLength { get; private set; }

    /// <summary>Goes to the next entry; there must be one.</summary>
    public void Next()
    {
        var (shared, own) = (_entries[_next], _entries[_next + 1]);
        _entries.Slice(_next + 2, own).CopyTo(_key[shared..]);
        _keyLength = shared + own;
        var rest = _entries[(_next + 2 + own)..];
        PayloadLength = Varint.Read(ref rest);
        PayloadStart = _entries.Length - rest.Length;
        _next = PayloadStart + PayloadLength;
    }
}
