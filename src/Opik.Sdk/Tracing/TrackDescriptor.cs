using System.ComponentModel;
using Opik.Contracts;

namespace Opik.Tracing;

/// <summary>What <see cref="OpikTrackAttribute"/> says of one method, in the form that generated code hands over; made once.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TrackDescriptor(string name)
{
    private SpanOptions? _options;

    /// <summary>Name of the span.</summary>
    public string Name { get; } = name;

    /// <inheritdoc cref="OpikTrackAttribute.Type"/>
    public SpanType Type { get; init; }

    /// <inheritdoc cref="OpikTrackAttribute.Tags"/>
    public string[]? Tags { get; init; }

    /// <inheritdoc cref="OpikTrackAttribute.ProjectName"/>
    public string? ProjectName { get; init; }

    /// <inheritdoc cref="OpikTrackAttribute.Environment"/>
    public string? Environment { get; init; }

    /// <inheritdoc cref="OpikTrackAttribute.CaptureOutput"/>
    public bool CaptureOutput { get; init; } = true;

    /// <inheritdoc cref="OpikTrackAttribute.Flush"/>
    public bool Flush { get; init; }

    /// <inheritdoc cref="OpikTrackAttribute.CreateDuplicateRootSpan"/>
    public bool CreateDuplicateRootSpan { get; init; } = true;

    internal SpanOptions OptionsFor(OpikArgs? args)
    {
        var options = _options ??= new SpanOptions
        {
            Type = Type,
            Tags = Tags,
            ProjectName = ProjectName,
            Environment = Environment,
            CreateDuplicateRootSpan = CreateDuplicateRootSpan,
        };
        return args is null ? options : options with { Args = args };
    }
}
