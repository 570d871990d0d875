namespace Opik;

/// <summary>One input of an entrypoint.</summary>
/// <param name="Name">Name of the parameter.</param>
/// <param name="Type"><c>string</c>, <c>number</c>, <c>boolean</c> or <c>json</c>; also <c>integer</c> and <c>float</c>, as the Python client names them.</param>
/// <param name="Required">True when the parameter has no default value.</param>
public sealed record OpikEntrypointParameter(string Name, string Type, bool Required);
