namespace Opik.Llm;

/// <summary>A short-lived token.</summary>
/// <param name="Value">The token.</param>
/// <param name="Lifetime">How long it is valid from now on; zero: it is used once.</param>
public sealed record AccessToken(string Value, TimeSpan Lifetime)
{
    /// <summary>Never the token.</summary>
    public override string ToString() => "***";
}
