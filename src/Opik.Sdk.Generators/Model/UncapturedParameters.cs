using Microsoft.CodeAnalysis;

namespace Opik.Sdk.Generators;

/// <summary>Parameters that carry no input: they come from the runtime, the container or the tracker.</summary>
internal static class UncapturedParameters
{
    private static readonly HashSet<string> s_types = new(StringComparer.Ordinal)
    {
        "System.Threading.CancellationToken",
        "System.IServiceProvider",
        "Microsoft.Extensions.DependencyInjection.IServiceScope",
        "Microsoft.Extensions.DependencyInjection.IServiceScopeFactory",
        "Microsoft.Extensions.DependencyInjection.IServiceCollection",
    };

    public static bool IsInput(IParameterSymbol parameter) =>
        parameter.RefKind != RefKind.Out
        && !TrackedMethodReader.IsRefLike(parameter.Type)
        && !IsArgs(parameter.Type)
        && !IsInfrastructure(parameter.Type)
        && !IsCallerInfo(parameter);

    public static bool IsArgs(ITypeSymbol type) => type.Name == "OpikArgs" && type.ToDisplayString() is TrackNames.Args or TrackNames.Args + "?";

    private static bool IsInfrastructure(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            type = nullable.TypeArguments[0];
        return s_types.Contains(Plain(type)) || type.AllInterfaces.Any(implemented => s_types.Contains(Plain(implemented)));
    }

    private static string Plain(ITypeSymbol type) => $"{type.ContainingNamespace?.ToDisplayString()}.{type.Name}";

    private static bool IsCallerInfo(IParameterSymbol parameter) =>
        parameter.GetAttributes().Any(attribute => attribute.AttributeClass is { } type
            && type.Name is "CallerMemberNameAttribute" or "CallerFilePathAttribute" or "CallerLineNumberAttribute" or "CallerArgumentExpressionAttribute"
            && type.ContainingNamespace.ToDisplayString() == "System.Runtime.CompilerServices");
}
