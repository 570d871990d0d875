using System.Numerics;

namespace Opik.Prompts.Jinja.Values;

/// <summary>Equality and order of values as in Python.</summary>
internal sealed class ValueComparer : IEqualityComparer<object>, IComparer<object?>
{
    // A list may hold itself.
    private const int MaxDepth = 64;
    private const int MaxSteps = 5_000_000;

    public static ValueComparer Instance { get; } = new();

    public static bool AreEqual(object? left, object? right)
    {
        var budget = MaxSteps;
        return AreEqual(left, right, 0, ref budget);
    }

    bool IEqualityComparer<object>.Equals(object? left, object? right) => AreEqual(left, right);

    int IEqualityComparer<object>.GetHashCode(object value) => value switch
    {
        bool flag => flag ? 1.0.GetHashCode() : 0.0.GetHashCode(),
        BigInteger integer => ((double)integer).GetHashCode(),
        double number => number.GetHashCode(),
        Markup markup => markup.Text.GetHashCode(StringComparison.Ordinal),
        string text => text.GetHashCode(StringComparison.Ordinal),
        JinjaTuple tuple => tuple.Items.Count,
        List<object?> or JinjaDict => throw new PromptTemplateException($"{ValueText.TypeName(value)} cannot be a key"),
        _ => value.GetHashCode(),
    };

    /// <summary>The items in order; equal ones as they came.</summary>
    /// <exception cref="PromptTemplateException">They have no order.</exception>
    public static List<object?> Sort(IEnumerable<object?> items, Func<object?, object?> key, bool isReverse)
    {
        try
        {
            return isReverse ? [.. items.OrderByDescending(key, Instance)] : [.. items.OrderBy(key, Instance)];
        }
        catch (InvalidOperationException wrapper) when (wrapper.InnerException is PromptTemplateException inner)
        {
            throw new PromptTemplateException(inner.Message);
        }
    }

    /// <exception cref="PromptTemplateException">They have no order.</exception>
    public int Compare(object? left, object? right)
    {
        if (left is Undefined || right is Undefined)
            throw ((left as Undefined) ?? (Undefined)right!).Error();
        if (ValueMath.TryNumber(left, out var a) && ValueMath.TryNumber(right, out var b))
            return a is BigInteger x && b is BigInteger y ? x.CompareTo(y) : ValueMath.ToDouble(a).CompareTo(ValueMath.ToDouble(b));
        if (left is string or Markup && right is string or Markup)
            return CompareTexts(ValueText.Of(left), ValueText.Of(right));
        if ((left is List<object?> && right is List<object?>) || (left is JinjaTuple && right is JinjaTuple))
            return CompareItems(Sequences.Items(left), Sequences.Items(right));
        throw new PromptTemplateException($"{ValueText.TypeName(left)} and {ValueText.TypeName(right)} have no order");
    }

    private int CompareItems(IReadOnlyList<object?> left, IReadOnlyList<object?> right)
    {
        for (var i = 0; i < Math.Min(left.Count, right.Count); i++)
        {
            if (!AreEqual(left[i], right[i]))
                return Compare(left[i], right[i]);
        }

        return left.Count.CompareTo(right.Count);
    }

    // By code points: UTF-16 puts emoji before U+E000.
    private static int CompareTexts(string left, string right)
    {
        using var a = left.EnumerateRunes().GetEnumerator();
        using var b = right.EnumerateRunes().GetEnumerator();
        while (true)
        {
            var (hasLeft, hasRight) = (a.MoveNext(), b.MoveNext());
            if (!hasLeft || !hasRight)
                return hasLeft.CompareTo(hasRight);
            if (a.Current != b.Current)
                return a.Current.CompareTo(b.Current);
        }
    }

    private static bool AreEqual(object? left, object? right, int depth, ref int budget)
    {
        if (ReferenceEquals(left, right))
            return true;
        if (depth > MaxDepth || left is null || right is null)
            return false;
        if (--budget < 0)
            throw new PromptTemplateException($"A comparison takes more than {MaxSteps} steps");
        if (ValueMath.TryNumber(left, out var a) && ValueMath.TryNumber(right, out var b))
            return a is BigInteger x && b is BigInteger y ? x == y : ValueMath.ToDouble(a).Equals(ValueMath.ToDouble(b));
        return (left, right) switch
        {
            (Undefined, Undefined) => true,
            (string or Markup, string or Markup) => ValueText.Of(left) == ValueText.Of(right),
            (List<object?> one, List<object?> other) => AreItemsEqual(one, other, depth, ref budget),
            (JinjaTuple one, JinjaTuple other) => AreItemsEqual(one.Items, other.Items, depth, ref budget),
            (JinjaRange one, JinjaRange other) => AreItemsEqual(one.Items, other.Items, depth, ref budget),
            (JinjaDict one, JinjaDict other) => AreDictsEqual(one, other, depth, ref budget),
            _ => false,
        };
    }

    private static bool AreItemsEqual(IReadOnlyList<object?> left, IReadOnlyList<object?> right, int depth, ref int budget)
    {
        if (left.Count != right.Count)
            return false;
        for (var i = 0; i < left.Count; i++)
        {
            if (!AreEqual(left[i], right[i], depth + 1, ref budget))
                return false;
        }

        return true;
    }

    private static bool AreDictsEqual(JinjaDict left, JinjaDict right, int depth, ref int budget)
    {
        if (left.Count != right.Count)
            return false;
        foreach (var (key, value) in left.Entries)
        {
            if (!right.TryGet(key, out var other) || !AreEqual(value, other, depth + 1, ref budget))
                return false;
        }

        return true;
    }
}
