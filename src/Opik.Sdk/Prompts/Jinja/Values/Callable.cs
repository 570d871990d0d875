namespace Opik.Prompts.Jinja.Values;

/// <summary>Something that a template can call.</summary>
/// <param name="Name">Its name, for messages.</param>
/// <param name="Call">What it does.</param>
internal sealed record Callable(string Name, Func<CallArguments, object?> Call);
