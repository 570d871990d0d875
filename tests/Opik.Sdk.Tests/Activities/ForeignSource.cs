using System.Diagnostics;
using Opik.Sdk.Testing;

namespace Opik.Sdk.Tests.Activities;

/// <summary>A library with an activity source of its own, whose name no other test knows, and a recorder that listens to it.</summary>
internal sealed class ForeignSource : IDisposable
{
    public ForeignSource(bool isRecorded = true)
    {
        var name = $"Tests.Foreign.{Guid.NewGuid():N}";
        Source = new ActivitySource(name);
        Recorder = new OpikRecorder(new OpikOptions { ProjectName = "agents", ActivitySources = isRecorded ? [name] : [] });
        Scope = Recorder.UseAsDefault();
    }

    public ActivitySource Source { get; }

    public OpikRecorder Recorder { get; }

    public OpikClient Client => Recorder.Client;

    private IDisposable Scope { get; }

    public Activity Start(string name, ActivityContext parent = default) => Source.StartActivity(name, ActivityKind.Internal, parent)!;

    public void Dispose()
    {
        Scope.Dispose();
        Source.Dispose();
    }
}
