using Microsoft.CodeAnalysis;

namespace Opik.Sdk.Generators;

/// <summary>A type parameter with its constraints, as <c>where</c> clause or empty.</summary>
internal sealed record GenericParameter(string Name, string Constraints)
{
    public static GenericParameter Of(ITypeParameterSymbol parameter)
    {
        var parts = new List<string>();
        if (parameter.HasUnmanagedTypeConstraint)
            parts.Add("unmanaged");
        else if (parameter.HasValueTypeConstraint)
            parts.Add("struct");
        else if (parameter.HasReferenceTypeConstraint)
            parts.Add("class");
        else if (parameter.HasNotNullConstraint)
            parts.Add("notnull");
        parts.AddRange(parameter.ConstraintTypes.Select(CSharpText.FullName));
        if (parameter.HasConstructorConstraint && !parameter.HasValueTypeConstraint)
            parts.Add("new()");
        if (parameter.AllowsRefLikeType)
            parts.Add("allows ref struct");
        var name = CSharpText.Identifier(parameter.Name);
        return new GenericParameter(name, parts.Count == 0 ? "" : $" where {name} : {string.Join(", ", parts)}");
    }
}
