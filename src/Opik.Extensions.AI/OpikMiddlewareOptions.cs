namespace Opik.Extensions.AI;

/// <summary>How calls of models through <c>UseOpik()</c> are logged.</summary>
public sealed class OpikMiddlewareOptions
{
    /// <summary>Name of the spans; null: the operation and the model, such as <c>chat gpt-5</c>.</summary>
    public string? Name { get; set; }

    /// <summary>Provider that usage and cost are read for; null: as the client says, such as <c>openai</c>.</summary>
    public string? Provider { get; set; }

    /// <summary>Whether messages, tools and texts are logged. Default true. Python: <c>capture_input</c>.</summary>
    public bool CaptureInput { get; set; } = true;

    /// <summary>Whether answers are logged. Default true. Python: <c>capture_output</c>.</summary>
    public bool CaptureOutput { get; set; } = true;

    /// <summary>Tags of every span.</summary>
    public IList<string> Tags { get; } = [];
}
