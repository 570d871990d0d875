using System.Collections.Concurrent;
using System.ComponentModel;

namespace Opik;

/// <summary>The entrypoints of the assemblies that have started to run. Generated code lists them as an assembly is loaded.</summary>
public static class OpikEntrypoints
{
    private static readonly ConcurrentDictionary<string, OpikEntrypoint> Known = new(StringComparer.Ordinal);

    /// <summary>All of them, by method.</summary>
    public static IReadOnlyList<OpikEntrypoint> All => [.. Known.Values.OrderBy(entrypoint => entrypoint.Method, StringComparer.Ordinal)];

    /// <summary>Called by generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void Register(OpikEntrypoint entrypoint) => Known[entrypoint.Method] = entrypoint;
}
