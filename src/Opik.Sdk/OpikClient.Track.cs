using Opik.Tracing;

namespace Opik;

/// <content>Calls of functions as spans.</content>
public sealed partial class OpikClient
{
    /// <summary>Runs <paramref name="function"/> inside a span: its result becomes the output, its exception the error. Python: <c>track</c>.</summary>
    public T Track<T>(string name, Func<OpikSpan, T> function, SpanOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        using var span = StartSpan(name, options ?? SpanOptions.Default);
        try
        {
            return Returned(span, function(span));
        }
        catch (Exception exception)
        {
            span.SetError(exception);
            throw;
        }
    }

    /// <summary>Runs <paramref name="action"/> inside a span; its exception becomes the error.</summary>
    public void Track(string name, Action<OpikSpan> action, SpanOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(action);
        using var span = StartSpan(name, options ?? SpanOptions.Default);
        try
        {
            action(span);
        }
        catch (Exception exception)
        {
            span.SetError(exception);
            throw;
        }
    }

    /// <summary>Runs <paramref name="function"/> inside a span: its result becomes the output, its exception the error. Python: <c>track</c>.</summary>
    public async Task<T> TrackAsync<T>(string name, Func<OpikSpan, Task<T>> function, SpanOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        using var span = StartSpan(name, options ?? SpanOptions.Default);
        try
        {
            return Returned(span, await function(span).ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            span.SetError(exception);
            throw;
        }
    }

    /// <summary>Runs <paramref name="function"/> inside a span; its exception becomes the error.</summary>
    public async Task TrackAsync(string name, Func<OpikSpan, Task> function, SpanOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        using var span = StartSpan(name, options ?? SpanOptions.Default);
        try
        {
            await function(span).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            span.SetError(exception);
            throw;
        }
    }

    // An output that the function set itself is kept.
    private static T Returned<T>(OpikSpan span, T result)
    {
        if (!span.HasOutput)
            span.SetOutput(result);
        return result;
    }
}
