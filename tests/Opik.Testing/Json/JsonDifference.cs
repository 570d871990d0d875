namespace Opik.Testing.Json;

/// <summary>One place where two JSON documents differ.</summary>
/// <param name="Path">Where, for example <c>traces[0].name</c>; empty for the document itself.</param>
/// <param name="Expected">What should be there, as JSON; <c>(absent)</c> for nothing.</param>
/// <param name="Actual">What is there, as JSON; <c>(absent)</c> for nothing.</param>
public sealed record JsonDifference(string Path, string Expected, string Actual)
{
    /// <inheritdoc/>
    public override string ToString() => $"{(Path.Length == 0 ? "(document)" : Path)}: expected {Expected}, got {Actual}";
}
