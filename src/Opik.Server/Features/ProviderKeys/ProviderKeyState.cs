namespace Opik.Server.Features.ProviderKeys;

/// <summary>How the last use of a key went.</summary>
internal enum ProviderKeyState
{
    /// <summary>Nothing has used it since the server was started.</summary>
    Unused,

    /// <summary>The provider took the last call.</summary>
    Works,

    /// <summary>The provider does not take the key.</summary>
    Refused,

    /// <summary>The provider did not answer, or only that it could not.</summary>
    NoAnswer,
}
