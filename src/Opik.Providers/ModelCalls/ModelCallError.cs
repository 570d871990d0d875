namespace Opik.Providers.ModelCalls;

/// <summary>A failure as the provider tells it.</summary>
/// <param name="Type">The provider's type or code, such as <c>rate_limit_error</c>; not empty.</param>
/// <param name="Message">What it said.</param>
internal sealed record ModelCallError(string Type, string? Message);
