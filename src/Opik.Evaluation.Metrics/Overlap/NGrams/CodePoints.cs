using Opik.Contracts.PythonRules;

namespace Opik.Evaluation.Overlap.NGrams;

/// <summary>Characters of a comparison as numbers: equal code points have equal numbers, dense from 0 in the order in which they come.</summary>
/// <param name="ascii">Room for <see cref="Ascii"/> numbers, all 0.</param>
internal ref struct CodePoints(Span<int> ascii)
{
    /// <summary>Characters that have a place in a table.</summary>
    public const int Ascii = 128;

    // 0 is a character that was not seen, else its number and 1.
    private readonly Span<int> _ascii = ascii;
    private Dictionary<int, int>? _others;

    public int Count { get; private set; }

    /// <param name="text">The text; half a surrogate pair is a character of its own.</param>
    /// <param name="leavesOutBlanks">Whether white space does not count; here U+001C to U+001F are none.</param>
    public int[] Of(string text, bool leavesOutBlanks = false)
    {
        var numbers = new NumberList(text.Length);
        for (var position = 0; position < text.Length; position++)
        {
            var c = text[position];
            if (leavesOutBlanks && char.IsWhiteSpace(c))
                continue;
            if (!char.IsSurrogate(c))
            {
                numbers.Add(Number(c));
                continue;
            }

            var rune = PythonText.At(text, position, out var length);
            numbers.Add(Number(length == 1 ? c : rune.Value));
            position += length - 1;
        }

        return numbers.ToArray();
    }

    private int Number(int codePoint)
    {
        if (codePoint < Ascii)
        {
            ref var known = ref _ascii[codePoint];
            if (known == 0)
                known = ++Count;
            return known - 1;
        }

        if (!(_others ??= []).TryGetValue(codePoint, out var number))
            _others.Add(codePoint, number = Count++);
        return number;
    }
}
