using System.Buffers;
using System.Numerics;

namespace Opik.Evaluation.Overlap.NGrams;

/// <summary>Numbers for n-grams of one length, dense from 0: an n-gram is the number of the one that is shorter by its last token, and that token.</summary>
internal sealed class NGramNumbers : IDisposable
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private readonly int _bits;
    private readonly long[] _keys;

    // 0 is an empty place, else the number and 1.
    private readonly int[] _numbers;

    /// <param name="most">No more than that many are added.</param>
    public NGramNumbers(int most)
    {
        _bits = BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)Math.Max(8, most))) + 1;
        (_keys, _numbers) = (ArrayPool<long>.Shared.Rent(Size), ArrayPool<int>.Shared.Rent(Size));
    }

    public int Count { get; private set; }

    private int Size => 1 << _bits;

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        _numbers.AsSpan(0, Size).Clear();
        Count = 0;
    }

    /// <summary>The number of an n-gram, new if it has none.</summary>
    public int Add(int shorter, int token)
    {
        var place = Find(Key(shorter, token));
        if (_numbers[place] == 0)
            (_keys[place], _numbers[place]) = (Key(shorter, token), ++Count);
        return _numbers[place] - 1;
    }

    /// <summary>The number of an n-gram; below 0 if it has none.</summary>
    public int Of(int shorter, int token) => _numbers[Find(Key(shorter, token))] - 1;

    public void Dispose()
    {
        ArrayPool<long>.Shared.Return(_keys);
        ArrayPool<int>.Shared.Return(_numbers);
    }

    private static long Key(int shorter, int token) => ((long)shorter << 32) | (uint)token;

    private int Find(long key)
    {
        var place = (int)(unchecked((ulong)key * Golden) >> (64 - _bits));
        while (_numbers[place] != 0 && _keys[place] != key)
            place = (place + 1) & (Size - 1);
        return place;
    }
}
