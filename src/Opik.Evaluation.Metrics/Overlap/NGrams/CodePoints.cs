using Opik.Contracts.PythonRules;

namespace Opik.Evaluation.Overlap.NGrams;

/// <summary>Characters of a comparison as numbers: equal code points have equal numbers, dense from 0.</summary>
internal sealed class CodePoints
{
    private readonly int[] _ascii = new int[128];
    private readonly Dictionary<int, int> _others = [];

    public int Count { get; private set; }

    /// <param name="text">The text; half a surrogate pair is a character of its own.</param>
    /// <param name="leavesOut">Characters that do not count; null: all do.</param>
    public int[] Of(string text, Func<char, bool>? leavesOut = null)
    {
        var numbers = new List<int>(text.Length);
        for (var position = 0; position < text.Length;)
        {
            var c = text[position];
            if (leavesOut?.Invoke(c) == true)
            {
                position++;
                continue;
            }

            if (!char.IsSurrogate(c))
            {
                numbers.Add(Number(c));
                position++;
                continue;
            }

            var rune = PythonText.At(text, position, out var length);
            numbers.Add(Number(length == 1 ? c : rune.Value));
            position += length;
        }

        return [.. numbers];
    }

    private int Number(int codePoint)
    {
        if (codePoint < _ascii.Length)
        {
            // 0 says "not seen".
            if (_ascii[codePoint] == 0)
                _ascii[codePoint] = ++Count;
            return _ascii[codePoint] - 1;
        }

        if (!_others.TryGetValue(codePoint, out var number))
            _others.Add(codePoint, number = Count++);
        return number;
    }
}
