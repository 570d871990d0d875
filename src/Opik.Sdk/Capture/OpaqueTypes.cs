using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Reflection;

namespace Opik.Capture;

/// <summary>
/// Values of which only the type's name is captured: reading them has side effects (streams, lazy sequences, tasks) or says
/// nothing (services, delegates).
/// </summary>
internal static class OpaqueTypes
{
    /// <summary>True when nothing of <paramref name="value"/> must be read.</summary>
    public static bool Contains(object value) => value switch
    {
        Stream or TextReader or TextWriter => true,
        Delegate or Expression or MemberInfo or Assembly => true,
        Task or ValueTask or CancellationToken or CancellationTokenSource => true,
        IServiceProvider or HttpMessageInvoker or HttpContent => true,
        IEnumerator or IQueryable => true,
        IAsyncEnumerable<object?> => true,
        IEnumerable => Collections.ElementsOf(value) is null && !HoldsItsElements(value),
        _ => false,
    };

    // Iterators and LINQ have no count. A set of a struct of the user has, and is left to the serializer.
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "An interface that was trimmed away makes the collection opaque, which is safe.")]
    private static bool HoldsItsElements(object value) =>
        Array.Exists(value.GetType().GetInterfaces(), type => type.IsGenericType && type.GetGenericTypeDefinition() is var open && (open == typeof(ICollection<>) || open == typeof(IReadOnlyCollection<>)));
}
