namespace Opik.Llm;

/// <summary>How a client-credentials token is asked for (RFC 6749 §4.4, and what gateways have made of it).</summary>
public sealed record TokenRecipe
{
    /// <summary>Where the credentials are sent.</summary>
    public required Uri TokenUrl { get; init; }

    /// <summary>How they are sent.</summary>
    public TokenSending SendAs { get; init; }

    /// <summary>Fields and their values; <c>grant_type=client_credentials</c> is added when it is not among them.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Credentials { get; init; }

    /// <summary>Place of the token in the reply: names with dots between.</summary>
    public string TokenField { get; init; } = "access_token";

    /// <summary>Place of its lifetime in seconds.</summary>
    public string ExpiresField { get; init; } = "expires_in";

    /// <summary>Lifetime in seconds where the reply tells none; 0: the token is not kept.</summary>
    public int FallbackSeconds { get; init; }
}
