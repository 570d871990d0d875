using System.ComponentModel;
using System.Diagnostics;
using Opik.Capture;

namespace Opik.Tracing;

/// <summary>
/// One call of a tracked method, driven by generated code: start, arguments, enter, then the call itself, then its outcome. The
/// default value is a call while tracing is off: it does nothing.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public partial struct TrackedCall
{
    private readonly OpikClient? _client;
    private readonly TrackDescriptor _descriptor;
    private readonly OpikSpan _span;
    private readonly Activity? _around;
    private CaptureScratch? _arguments;

    private TrackedCall(OpikClient client, TrackDescriptor descriptor, OpikArgs? args, Activity? around)
    {
        _client = client;
        _descriptor = descriptor;
        _around = around;
        _span = client.StartSpan(descriptor.Name, descriptor.OptionsFor(args));
    }

    /// <summary>False while tracing is off: the caller then only makes the call.</summary>
    public readonly bool IsRecording => _client is not null;

    /// <summary>Opens the span of a call with the default client.</summary>
    /// <remarks>Never throws: a client that cannot be made leaves the call untracked, which <see cref="TrackingFailures"/> says.</remarks>
    public static TrackedCall Start(TrackDescriptor descriptor, OpikArgs? args)
    {
        if (TrackingFailures.IsPausing)
            return default;
        var around = Activity.Current;
        try
        {
            var client = OpikClient.Default;
            return client.IsTracingActive ? new TrackedCall(client, descriptor, args, around) : default;
        }
        catch (Exception exception)
        {
            Activity.Current = around;
            TrackingFailures.Note(descriptor.Name, exception);
            return default;
        }
    }

    /// <summary>Adds an argument to the input. Only while <see cref="IsRecording"/> and before <see cref="Enter"/>.</summary>
    public void Argument<T>(string name, T value)
    {
        if (_arguments is null)
        {
            _arguments = CaptureScratch.Rent(int.MaxValue);
            _arguments.Writer.WriteStartObject();
        }

        _arguments.Writer.WritePropertyName(name);
        ValueCapture.Write(_arguments.Writer, value, CaptureSerializer.For(_client!.Options.JsonTypeInfoResolver));
    }

    /// <summary>All arguments are there.</summary>
    public void Enter()
    {
        if (_arguments is null)
            return;
        _arguments.Writer.WriteEndObject();
        _span.SetInputJson(_arguments.Written.ToArray());
        _arguments.Dispose();
        _arguments = null;
    }

    /// <summary>The return value; logged unless the method set an output itself.</summary>
    public readonly void Result<T>(T value)
    {
        if (_descriptor.CaptureOutput && !_span.HasOutput)
            _span.SetOutput(value);
    }

    /// <summary>The exception that leaves the method.</summary>
    public readonly void Fail(Exception exception)
    {
        try
        {
            _span.SetError(exception);
        }
        catch (Exception)
        {
            // Message and ToString are virtual: an exception of the user may throw while it is described.
            _span.SetError(exception.GetType().ToString(), null);
        }
    }

    /// <summary>Ends the span; with <see cref="OpikTrackAttribute.Flush"/> it waits until everything was sent.</summary>
    public readonly void End()
    {
        _span.End();
        if (_descriptor.Flush)
            Task.Run(FlushAsync).GetAwaiter().GetResult();
    }

    private readonly ValueTask EndAsync()
    {
        _span.End();
        return _descriptor.Flush ? new ValueTask(FlushAsync()) : default;
    }

    // Losses are in the client's own report and log; the call of the user goes on either way.
    private readonly Task FlushAsync() => _client!.FlushAsync();

    // The call goes on elsewhere: what the caller does next is not inside the span.
    private readonly void Leave() => Activity.Current = _around is { IsStopped: true } ? null : _around;
}
