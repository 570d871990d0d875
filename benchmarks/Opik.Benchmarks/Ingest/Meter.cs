using System.Diagnostics;

namespace Opik.Benchmarks.Ingest;

/// <summary>A stopwatch that also counts the processor time of the process.</summary>
internal sealed class Meter
{
    private readonly Stopwatch _watch = new();
    private TimeSpan _processor;
    private TimeSpan _started;

    public Cost Cost => new(_watch.Elapsed, _processor);

    public void Start()
    {
        _started = Environment.CpuUsage.TotalTime;
        _watch.Start();
    }

    public void Stop()
    {
        _watch.Stop();
        _processor += Environment.CpuUsage.TotalTime - _started;
    }
}
