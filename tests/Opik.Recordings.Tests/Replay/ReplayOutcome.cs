using System.Text.Json.Nodes;
using Opik.Recordings.Tests.Expectations;

namespace Opik.Recordings.Tests.Replay;

/// <summary>What happened while a recording was replayed.</summary>
/// <param name="Identities">Recorded ids to actual ids.</param>
/// <param name="Findings">Lines that were answered with another status than recorded.</param>
internal sealed record ReplayOutcome(IdentityMap Identities, IReadOnlyList<Finding> Findings)
{
    /// <summary>The recording with an expected file that speaks of the ids that the server under test made.</summary>
    public Recording Translate(Recording recording) => recording with { Expected = JsonNode.Parse(Identities.Translate(recording.Expected.ToJsonString()))!.AsObject() };
}
