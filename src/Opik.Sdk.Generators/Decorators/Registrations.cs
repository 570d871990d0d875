using Microsoft.CodeAnalysis;

namespace Opik.Sdk.Generators;

/// <summary>Recognises <c>services.AddOpikTracking&lt;IFoo&gt;()</c> and <c>services.AddOpikTracked&lt;IFoo, Foo&gt;()</c>.</summary>
internal static class Registrations
{
    /// <summary>The service that the call decorates; null: the call is another one.</summary>
    public static ITypeSymbol? ServiceOf(IMethodSymbol method) =>
        method is { Name: TrackNames.AddTracking or TrackNames.AddTracked, TypeArguments.Length: > 0, ContainingType.Name: TrackNames.RegistrationClass }
            ? method.TypeArguments[0]
            : null;
}
