using System.Collections.Concurrent;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Opik.Tracing;

/// <summary>The decorators that generated code brought, by service.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TrackDecorators
{
    private static readonly ConcurrentDictionary<Type, Delegate> Known = new();

    /// <summary>Called by generated code when its assembly starts to run.</summary>
    public static void Register<TService>(Func<TService, TService> decorate)
        where TService : class => Known[typeof(TService)] = decorate;

    internal static Func<TService, TService>? Find<TService>()
        where TService : class
    {
        if (Known.TryGetValue(typeof(TService), out var decorate))
            return (Func<TService, TService>)decorate;
        // The interface may be in an assembly of which nothing has run yet.
        RuntimeHelpers.RunModuleConstructor(typeof(TService).Module.ModuleHandle);
        return Known.GetValueOrDefault(typeof(TService)) as Func<TService, TService>;
    }
}
