using System.Numerics;

namespace Opik.Storage.Sqlite;

/// <summary>A set of row numbers: one bit each, in chunks of 65,536 that exist only where a row is set (8 KB a chunk). Not thread-safe, not even for looks.</summary>
internal sealed class SeqBitmap
{
    private const int ChunkBits = 16;
    private const int ChunkWords = (1 << ChunkBits) / 64;

    private readonly SortedDictionary<long, ulong[]> _chunks = new(Comparer<long>.Create((left, right) => right.CompareTo(left)));

    // Rows come in runs: most look-ups are in the chunk of the one before.
    private long _lastKey = -1;
    private ulong[]? _last;

    /// <summary>Number of rows in the set.</summary>
    public long Count => _chunks.Values.Sum(static words => words.Sum(static word => (long)BitOperations.PopCount(word)));

    /// <summary>Whether the row is in the set.</summary>
    public bool Contains(long seq)
    {
        if (seq >> ChunkBits is var key && key != _lastKey)
        {
            _chunks.TryGetValue(key, out _last);
            _lastKey = key;
        }

        return _last is not null && (_last[Word(seq)] & Bit(seq)) != 0;
    }

    /// <summary>Adds a row; <paramref name="seq"/> is not negative.</summary>
    public void Add(long seq)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seq);
        Chunk(seq >> ChunkBits)[Word(seq)] |= Bit(seq);
    }

    /// <summary>Adds all rows from <paramref name="first"/> to <paramref name="last"/>, both included.</summary>
    public void AddRange(long first, long last)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        for (var seq = first; seq <= last;)
        {
            // Whole words at once: a block of an index is a long run of rows.
            if ((seq & 63) == 0 && last - seq >= 63)
            {
                Chunk(seq >> ChunkBits)[Word(seq)] = ulong.MaxValue;
                seq += 64;
            }
            else
            {
                Add(seq++);
            }
        }
    }

    /// <summary>Keeps only rows that are in <paramref name="other"/> too.</summary>
    public void And(SeqBitmap other)
    {
        foreach (var (key, words) in _chunks.ToArray())
        {
            if (!other._chunks.TryGetValue(key, out var others))
            {
                _chunks.Remove(key);
                _lastKey = -1;
                continue;
            }

            for (var i = 0; i < ChunkWords; i++)
                words[i] &= others[i];
        }
    }

    /// <summary>Adds the rows of <paramref name="other"/>.</summary>
    public void Or(SeqBitmap other)
    {
        foreach (var (key, others) in other._chunks)
        {
            var words = Chunk(key);
            for (var i = 0; i < ChunkWords; i++)
                words[i] |= others[i];
        }
    }

    /// <summary>The rows, highest first.</summary>
    public IEnumerable<long> Descending()
    {
        foreach (var (key, words) in _chunks)
        {
            for (var i = ChunkWords - 1; i >= 0; i--)
            {
                for (var word = words[i]; word != 0;)
                {
                    var bit = 63 - BitOperations.LeadingZeroCount(word);
                    word &= ~(1UL << bit);
                    yield return (key << ChunkBits) | ((long)i << 6) | (uint)bit;
                }
            }
        }
    }

    private static int Word(long seq) => (int)(seq & ((1 << ChunkBits) - 1)) >> 6;

    private static ulong Bit(long seq) => 1UL << (int)(seq & 63);

    private ulong[] Chunk(long key)
    {
        if (key == _lastKey && _last is not null)
            return _last;
        if (!_chunks.TryGetValue(key, out var words))
            _chunks.Add(key, words = new ulong[ChunkWords]);
        (_lastKey, _last) = (key, words);
        return words;
    }
}
