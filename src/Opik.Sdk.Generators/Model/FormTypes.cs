using Microsoft.CodeAnalysis;

namespace Opik.Sdk.Generators;

/// <summary>What a form asks for to fill a parameter of an entrypoint.</summary>
internal static class FormTypes
{
    public static string Of(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            type = nullable.TypeArguments[0];
        return type.SpecialType switch
        {
            SpecialType.System_String or SpecialType.System_Char or SpecialType.System_DateTime => "string",
            SpecialType.System_Boolean => "boolean",
            >= SpecialType.System_SByte and <= SpecialType.System_Double => "number",
            _ => type.TypeKind == TypeKind.Enum || type.ToDisplayString() is "System.Guid" or "System.Uri" ? "string" : "json",
        };
    }
}
