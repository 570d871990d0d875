namespace Opik.Server.Features.ProviderKeys;

/// <summary>A field of a token recipe.</summary>
/// <param name="Key">Name of the field.</param>
/// <param name="Value">Its value; <see cref="Sentinel"/> stands for a stored secret.</param>
/// <param name="Secret">Whether the value is stored protected and never read back.</param>
internal sealed record CredentialBody(string? Key, string? Value, bool? Secret)
{
    /// <summary>What a secret reads as; sent back, it keeps the stored one.</summary>
    public const string Sentinel = "__SECRET__";

    /// <summary>Whether the stored value is meant.</summary>
    public bool IsKept => Value == Sentinel;
}
