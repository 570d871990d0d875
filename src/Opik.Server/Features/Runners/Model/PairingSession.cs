namespace Opik.Server.Features.Runners.Model;

/// <summary>A runner that is about to prove that it was started by the person who asked for it.</summary>
internal sealed class PairingSession
{
    public required Guid Id { get; init; }

    public required Guid RunnerId { get; init; }

    /// <summary>32 bytes.</summary>
    public required byte[] Key { get; init; }

    public required DateTime ExpiresAt { get; init; }

    public bool Activated { get; set; }
}
