namespace Opik.Evaluation.Overlap.NGrams;

/// <summary>Numbers for the words of one comparison: equal words have equal numbers, dense from 0.</summary>
internal sealed class TokenNumbers
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public int Count => _numbers.Count;

    public int[] Of(List<string> words)
    {
        var numbers = new int[words.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!_numbers.TryGetValue(words[i], out numbers[i]))
                _numbers.Add(words[i], numbers[i] = _numbers.Count);
        }

        return numbers;
    }
}
