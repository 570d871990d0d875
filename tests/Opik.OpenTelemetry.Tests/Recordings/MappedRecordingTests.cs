using System.Text.Json.Nodes;
using Opik.Recordings.Tests.Expectations;
using Opik.Recordings.Tests.Replay;

namespace Opik.OpenTelemetry.Tests.Recordings;

/// <summary>
/// Every OTLP recording (<c>OPIK_RECORDINGS_DIR</c>, else <c>../shared/recordings</c>) mapped in memory and compared with its
/// expected file: all plain fields, and every field of <c>plus</c>, which the original server loses.
/// </summary>
public sealed class MappedRecordingTests(ITestOutputHelper output)
{
    public static TheoryData<string> Names => [.. Recording.Names().Where(name => Recording.Load(name).IsOtlp)];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Names))]
    public void Spans_of_a_recording_are_mapped_as_its_program_meant_them(string name)
    {
        var recording = Recording.Load(name);
        var stored = MappedRecording.Map(recording);
        var report = new ExpectationReport();
        var attached = recording.Expected["attached_spans"] as JsonArray ?? [];
        var attachedIds = attached.Select(span => span!["id"]!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
        var traces = new TraceExpectation(stored, attachedIds, report);

        traces.Check([.. (recording.Expected["traces"] as JsonArray ?? []).Select(trace => trace!.AsObject())], [], idsAreDerived: true);
        traces.CheckAttached(attached);

        output.WriteLine($"plus {report.PlusReached} reached, {report.PlusMissed.Count} missed; ids {report.DerivedIdsEqual} equal, {report.DerivedIdsDifferent} different");
        Assert.Equal(recording.Expected["spans"]!.GetValue<int>(), stored.Spans.Count);
        Assert.Equal(0, report.DerivedIdsDifferent);
        Assert.Empty(report.Findings);
        Assert.Empty(report.PlusMissed);
    }
}
