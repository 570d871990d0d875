namespace Opik.Sdk.Generators;

/// <summary>One parameter of a tracked method.</summary>
/// <param name="Name">Its name, unescaped: the key in the input.</param>
/// <param name="Type">Its type in full.</param>
/// <param name="Modifier">Of the declaration: <c>scoped</c>, <c>ref</c>, <c>in</c>, <c>out</c>, <c>ref readonly</c>, with a space behind.</param>
/// <param name="Passing">Of the argument that passes it on, with a space behind.</param>
/// <param name="IsCaptured">True when it is input.</param>
/// <param name="IsArgs">True when it is the <c>OpikArgs</c> of the call.</param>
/// <param name="FormType">Type in the form of an entrypoint.</param>
/// <param name="IsOptional">True when it has a default value.</param>
internal sealed record TrackedParameter(string Name, string Type, string Modifier, string Passing, bool IsCaptured, bool IsArgs, string FormType, bool IsOptional)
{
    public string Identifier => CSharpText.Identifier(Name);
}
