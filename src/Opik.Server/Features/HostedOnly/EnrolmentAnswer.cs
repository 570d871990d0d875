namespace Opik.Server.Features.HostedOnly;

/// <summary>How many projects were enrolled or freed, and which are unknown.</summary>
internal sealed record EnrolmentAnswer(int Enrolled, int Cleared, IReadOnlyList<Guid> UnknownProjectIds, IReadOnlyList<Guid> AlreadyRunProjectIds, IReadOnlyList<Guid> ResetProjectIds);
