using System.Buffers;

namespace Opik.Evaluation.Overlap.NGrams;

/// <summary>Collects numbers in a shared buffer, which goes back when they are taken out.</summary>
/// <param name="expected">How many are likely.</param>
internal ref struct NumberList(int expected)
{
    private int[] _buffer = ArrayPool<int>.Shared.Rent(Math.Max(16, expected));
    private int _count;

    public void Add(int number)
    {
        if (_count == _buffer.Length)
        {
            var larger = ArrayPool<int>.Shared.Rent(_count * 2);
            _buffer.CopyTo(larger, 0);
            ArrayPool<int>.Shared.Return(_buffer);
            _buffer = larger;
        }

        _buffer[_count++] = number;
    }

    /// <summary>The numbers. Nothing can be added afterwards.</summary>
    public int[] ToArray()
    {
        var numbers = _buffer.AsSpan(0, _count).ToArray();
        ArrayPool<int>.Shared.Return(_buffer);
        (_buffer, _count) = ([], 0);
        return numbers;
    }
}
