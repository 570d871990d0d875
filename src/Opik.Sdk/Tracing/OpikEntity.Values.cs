using Opik.Contracts;
using Opik.Tracing;

namespace Opik;

/// <content>The setters.</content>
public abstract partial class OpikEntity
{
    private CapturedValue input;
    private CapturedValue output;
    private EntityDetails? details;

    /// <summary>True once an output was set: the return value of a tracked function is then not logged over it.</summary>
    internal bool HasOutput => !output.IsEmpty;

    /// <summary>The input as captured.</summary>
    internal CapturedValue Input => input;

    /// <summary>The output as captured.</summary>
    internal CapturedValue Output => output;

    /// <summary>Rare members; null: none set.</summary>
    internal EntityDetails? Details => details;

    /// <summary>Sets the input. The value is captured as JSON now; what is no object is logged as <c>{"input": value}</c>.</summary>
    public void SetInput<T>(T value)
    {
        if (Tracer is not null)
            Take(ref input, CapturedValue.OfPayload(value, Tracer.Options));
    }

    /// <summary>Sets the output. The value is captured as JSON now; what is no object is logged as <c>{"output": value}</c>.</summary>
    public void SetOutput<T>(T value)
    {
        if (Tracer is not null)
            Take(ref output, CapturedValue.OfPayload(value, Tracer.Options));
    }

    /// <summary>Sets one key of the metadata; a later value replaces an earlier one.</summary>
    public void SetMetadata<T>(string key, T value)
    {
        if (Tracer is null || string.IsNullOrEmpty(key))
            return;
        var captured = CapturedValue.Of(value, Tracer.Options);
        lock (Gate)
            (details ??= new EntityDetails()).SetMetadata(key, captured);
        Changed();
    }

    /// <summary>Sets several keys of the metadata.</summary>
    public void SetMetadata(IEnumerable<KeyValuePair<string, object?>> values)
    {
        if (Tracer is null || values is null)
            return;
        foreach (var (key, value) in values)
            SetMetadata(key, value);
    }

    /// <summary>Adds tags; those that are there already stay once.</summary>
    public void AddTags(params IEnumerable<string> tags)
    {
        if (Tracer is null || tags is null)
            return;
        lock (Gate)
            (details ??= new EntityDetails()).AddTags(tags);
        Changed();
    }

    /// <summary>Notes an exception: type, message and stack trace become its <c>error_info</c>.</summary>
    public void SetError(Exception exception)
    {
        if (Tracer is null || exception is null)
            return;
        var type = exception.GetType();
        SetError(type.FullName ?? type.Name, exception.Message, exception.ToString());
    }

    /// <summary>Notes an error.</summary>
    /// <param name="exceptionType">Type name, not empty.</param>
    /// <param name="message">What it said.</param>
    /// <param name="traceback">Stack trace; null: the type name.</param>
    public void SetError(string exceptionType, string? message, string? traceback = null)
    {
        if (Tracer is null)
            return;
        var type = string.IsNullOrEmpty(exceptionType) ? "Error" : exceptionType;
        Edit(new ErrorInfo(type, message, string.IsNullOrEmpty(traceback) ? type : traceback), static (d, error) => d.Error = error);
    }

    /// <summary>Logs a score of it. Queued like everything else.</summary>
    /// <param name="name">Name of the score, not empty.</param>
    /// <param name="value">The number.</param>
    /// <param name="reason">Why.</param>
    /// <param name="categoryName">Name of the category that the number stands for.</param>
    public void AddFeedbackScore(string name, double value, string? reason = null, string? categoryName = null)
    {
        if (Tracer is not null)
            Tracer.Delivery.Enqueue(new ScoreItem(ScoreKind, Id, new FeedbackScoreValue(name, value, reason, categoryName), ProjectName));
    }

    /// <summary>Uploads a file beside it. Files and streams are read when they are sent.</summary>
    public void Attach(OpikAttachment attachment)
    {
        if (Tracer is not null && attachment is not null)
            Tracer.Delivery.Enqueue(new AttachmentItem(this is OpikTrace, Id, ProjectName, attachment));
    }

    private protected abstract Delivery.DeliveryKind ScoreKind { get; }

    /// <summary>Sets an input that is JSON already; null: none.</summary>
    internal void SetInputJson(byte[]? json) => Take(ref input, CapturedValue.OfJson(json));

    /// <summary>Sets an output that is JSON already; null: none.</summary>
    internal void SetOutputJson(byte[]? json) => Take(ref output, CapturedValue.OfJson(json));

    /// <summary>Sets the input of another entity. A name of its own: an overload would lose to the generic setter.</summary>
    internal void SetInputOf(OpikEntity other) => Take(ref input, other.input);

    /// <summary>Takes over what is not set here.</summary>
    private protected void TakeOver(OpikEntity other)
    {
        if (input.IsEmpty)
            Take(ref input, other.input);
        if (output.IsEmpty)
            Take(ref output, other.output);
        if (other.details?.Error is { } error && details?.Error is null)
            SetError(error.ExceptionType, error.Message, error.Traceback);
    }

    private protected void Edit<T>(T value, Action<EntityDetails, T> set)
    {
        if (Tracer is null)
            return;
        lock (Gate)
            set(details ??= new EntityDetails(), value);
        Changed();
    }

    private void Take(ref CapturedValue field, CapturedValue value)
    {
        lock (Gate)
            field = value;
        Changed();
    }
}
