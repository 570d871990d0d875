using System.Numerics;

namespace Opik.Prompts.Jinja.Values;

/// <summary>Integers from <paramref name="Start"/> up to, without, <paramref name="Stop"/>.</summary>
internal sealed record JinjaRange(BigInteger Start, BigInteger Stop, BigInteger Step)
{
    // A template must not be able to fill the memory of its host.
    private const int MaxCount = 1_000_000;

    public IReadOnlyList<object?> Items { get; } = Listed(Start, Stop, Step);

    public override string ToString() => Step.IsOne ? $"range({Start}, {Stop})" : $"range({Start}, {Stop}, {Step})";

    private static List<object?> Listed(BigInteger start, BigInteger stop, BigInteger step)
    {
        if (step.IsZero)
            throw new PromptTemplateException("The step of a range must not be zero");
        var items = new List<object?>();
        for (var value = start; step.Sign > 0 ? value < stop : value > stop; value += step)
        {
            if (items.Count == MaxCount)
                throw new PromptTemplateException($"A range may have {MaxCount} numbers at most");
            items.Add(value);
        }

        return items;
    }
}
