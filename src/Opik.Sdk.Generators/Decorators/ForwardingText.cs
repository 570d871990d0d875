using Microsoft.CodeAnalysis;

namespace Opik.Sdk.Generators;

/// <summary>C# that forwards a member which is not tracked to the decorated object.</summary>
internal static class ForwardingText
{
    /// <summary>The member; null for methods and accessors.</summary>
    public static string? Of(ISymbol member) => member switch
    {
        IPropertySymbol property => Of(property),
        IEventSymbol happening => Of(happening),
        _ => null,
    };

    /// <summary>The decorated object as the interface that declares a member.</summary>
    public static string Inner(string type) => $"(({type})_inner)";

    private static string Of(IPropertySymbol property)
    {
        var type = CSharpText.FullName(property.ContainingType);
        var inner = Inner(type);
        var parameters = string.Join(", ", property.Parameters.Select(parameter => $"{(parameter.RefKind == RefKind.In ? "in " : "")}{CSharpText.FullName(parameter.Type)} {CSharpText.Identifier(parameter.Name)}"));
        var arguments = string.Join(", ", property.Parameters.Select(parameter => CSharpText.Identifier(parameter.Name)));
        var target = property.IsIndexer ? $"{inner}[{arguments}]" : $"{inner}.{CSharpText.Identifier(property.Name)}";
        var name = property.IsIndexer ? $"this[{parameters}]" : CSharpText.Identifier(property.Name);
        var byRef = property.ReturnsByRefReadonly ? "ref readonly " : property.ReturnsByRef ? "ref " : "";
        var getter = property.GetMethod is null ? "" : $" get => {(byRef.Length > 0 ? "ref " : "")}{target};";
        var setter = property.SetMethod is null ? "" : $" set => {target} = value;";
        return $"{byRef}{CSharpText.FullName(property.Type)} {type}.{name} {{{getter}{setter} }}";
    }

    private static string Of(IEventSymbol happening)
    {
        var type = CSharpText.FullName(happening.ContainingType);
        var target = $"{Inner(type)}.{CSharpText.Identifier(happening.Name)}";
        return $"event {CSharpText.FullName(happening.Type)} {type}.{CSharpText.Identifier(happening.Name)} {{ add => {target} += value; remove => {target} -= value; }}";
    }
}
