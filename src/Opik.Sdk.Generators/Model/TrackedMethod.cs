namespace Opik.Sdk.Generators;

/// <summary>A tracked method as generated code needs it: text only, so that two of them can be compared between edits.</summary>
internal sealed record TrackedMethod(string Name, string Type, TrackSettings Settings)
{
    /// <summary>Tells overloads apart.</summary>
    public string Key => $"{Type}.{Name}`{MethodGenerics.Count}({string.Join(",", Parameters.Select(parameter => parameter.Modifier + parameter.Type))})";

    public bool IsStatic { get; init; }

    public bool IsExtension { get; init; }

    /// <summary>True for a method of a struct, whose receiver passes by reference.</summary>
    public bool IsOfStruct { get; init; }

    public string ReturnType { get; init; } = "void";

    /// <summary><c>ref</c> or <c>ref readonly</c>, with a space behind; only decorators forward those.</summary>
    public string ReturnModifier { get; init; } = "";

    /// <summary>True with pointers in the signature; only decorators forward those.</summary>
    public bool IsUnsafe { get; init; }

    public ReturnShape Shape { get; init; }

    public EquatableArray<TrackedParameter> Parameters { get; init; }

    /// <summary>Type parameters of the types around the method, outermost first.</summary>
    public EquatableArray<GenericParameter> TypeGenerics { get; init; }

    public EquatableArray<GenericParameter> MethodGenerics { get; init; }

    /// <summary>True when generated code may not name the method, but may reach it by an unsafe accessor.</summary>
    public bool NeedsAccessor { get; init; }

    /// <summary>Name of the static class around for an accessor, as reflection writes it; null when the type can be a parameter.</summary>
    public string? StaticTypeName { get; init; }
}
