using Microsoft.Extensions.Logging;

namespace Opik.Providers;

/// <summary>How <see cref="OpikHttpHandler"/> logs calls of models. Everything may be left out.</summary>
public sealed class OpikHttpOptions
{
    /// <summary>Client that logs; null: <see cref="OpikClient.Default"/> at each call.</summary>
    public OpikClient? Client { get; set; }

    /// <summary>Project of calls that are not made inside a trace; null: that of the context, else of the client. Python: <c>project_name</c>.</summary>
    public string? ProjectName { get; set; }

    /// <summary>
    /// Name of the provider, such as <c>azure</c> or that of a self-hosted gateway; null: recognised by host and protocol, and
    /// for unknown hosts with OpenAI's protocol the host itself. Python: <c>provider</c>.
    /// </summary>
    public string? Provider { get; set; }

    /// <summary>Name of the spans; null: that of the operation, such as <c>chat_completion_create</c>. TypeScript: <c>generationName</c>.</summary>
    public string? SpanName { get; set; }

    /// <summary>Tags beside the one of the integration.</summary>
    public IList<string> Tags { get; } = [];

    /// <summary>Metadata beside that of the call.</summary>
    public IDictionary<string, object?> Metadata { get; } = new Dictionary<string, object?>(StringComparer.Ordinal);

    /// <summary>Requests that are not to be logged although they look like calls of a model: return false. Null: all are logged.</summary>
    public Func<HttpRequestMessage, bool>? ShouldTrace { get; set; }

    /// <summary>
    /// Bytes of a request, of an answer, and of one event of a stream that are looked at; 1,024 or more, default 20 MB. What is
    /// larger reaches the caller as always; the span says in <c>opik_capture_cut</c> of its metadata what is missing.
    /// </summary>
    public int MaxCapturedBytes { get; set; } = 20 * 1024 * 1024;

    /// <summary>Told once when something could not be logged; null: nobody is told, <see cref="OpikHttpHandler.Unreadable"/> counts anyway.</summary>
    public ILogger? Logger { get; set; }

    /// <summary>Clock of the time to the first token.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;
}
