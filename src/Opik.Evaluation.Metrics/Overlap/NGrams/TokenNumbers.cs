using Opik.Evaluation.Tokenizing;

namespace Opik.Evaluation.Overlap.NGrams;

/// <summary>
/// Numbers for the words of one comparison: equal words have equal numbers, dense from 0 in the order in which they come. Words stay where
/// they are in their texts; none is copied.
/// </summary>
internal sealed class TokenNumbers
{
    private const int SmallestTable = 64;
    private Entry[] _entries = new Entry[SmallestTable / 2];

    // A power of two, at most half full; 0 is an empty place, else the number and 1.
    private int[] _table = new int[SmallestTable];

    public int Count { get; private set; }

    /// <summary>The word of a number.</summary>
    public ReadOnlySpan<char> this[int number] => _entries[number].Span;

    /// <summary>What stands between the blanks of a text.</summary>
    public int[] OfWords(string text)
    {
        var numbers = new NumberList(text.Length / 4);
        foreach (var word in new Blanks(text))
        {
            text.AsSpan().Overlaps(word, out var start);
            numbers.Add(Of(text, start, word.Length));
        }

        return numbers.ToArray();
    }

    /// <summary>Words that are texts of their own.</summary>
    public int[] Of(List<string> words)
    {
        var numbers = new int[words.Count];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = Of(words[i]);
        return numbers;
    }

    /// <summary>The number of a word.</summary>
    public int Of(string word) => Of(word, 0, word.Length);

    /// <summary>The number of a word that is part of a text.</summary>
    public int Of(string text, int start, int length)
    {
        var word = text.AsSpan(start, length);
        var hash = string.GetHashCode(word, StringComparison.Ordinal);
        var place = hash & (_table.Length - 1);
        for (; _table[place] != 0; place = (place + 1) & (_table.Length - 1))
        {
            ref var entry = ref _entries[_table[place] - 1];
            if (entry.Hash == hash && entry.Span.SequenceEqual(word))
                return _table[place] - 1;
        }

        _entries[Count] = new Entry(text, start, length, hash);
        _table[place] = ++Count;
        if (Count == _entries.Length)
            Grow();
        return Count - 1;
    }

    private void Grow()
    {
        Array.Resize(ref _entries, Count * 2);
        _table = new int[Count * 4];
        for (var number = 0; number < Count; number++)
        {
            var place = _entries[number].Hash & (_table.Length - 1);
            while (_table[place] != 0)
                place = (place + 1) & (_table.Length - 1);
            _table[place] = number + 1;
        }
    }

    private readonly record struct Entry(string Text, int Start, int Length, int Hash)
    {
        public ReadOnlySpan<char> Span => Text.AsSpan(Start, Length);
    }
}
