namespace Opik;

/// <summary>A method that starts an agent: tracked with <see cref="OpikTrackAttribute.Entrypoint"/>.</summary>
/// <param name="Name">Name of its span.</param>
/// <param name="ProjectName">Its project; null: that of the options.</param>
/// <param name="Method">The method, as <c>Namespace.Type.Method</c>.</param>
/// <param name="Parameters">What a form asks for: the parameters that are input.</param>
public sealed record OpikEntrypoint(string Name, string? ProjectName, string Method, IReadOnlyList<OpikEntrypointParameter> Parameters);
