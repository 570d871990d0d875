using System.Collections;

namespace Opik.Capture;

/// <summary>
/// Tells collections that hold their elements from lazy sequences. Only the former are read: running an iterator or a query
/// would do its work twice, or use up a sequence that can be read once.
/// </summary>
internal static class Collections
{
    /// <summary>The elements, or null when <paramref name="value"/> is lazy or no collection.</summary>
    public static IEnumerable? ElementsOf(object value) => value switch
    {
        ICollection elements => elements,
        // Covariance: every IReadOnlyCollection of a reference type.
        IReadOnlyCollection<object?> elements => elements,
        ICollection<string> elements => elements,
        ICollection<int> elements => elements,
        ICollection<long> elements => elements,
        ICollection<double> elements => elements,
        ICollection<float> elements => elements,
        ICollection<bool> elements => elements,
        ICollection<Guid> elements => elements,
        ReadOnlyMemory<float> numbers => numbers.ToArray(),
        ReadOnlyMemory<double> numbers => numbers.ToArray(),
        ReadOnlyMemory<int> numbers => numbers.ToArray(),
        _ => null,
    };
}
