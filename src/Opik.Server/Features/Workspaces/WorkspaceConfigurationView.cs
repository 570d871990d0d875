using Opik.Storage;

namespace Opik.Server.Features.Workspaces;

/// <summary>Settings of a workspace as answered.</summary>
/// <param name="TimeoutToMarkThreadAsInactive">ISO 8601 duration such as <c>PT30M</c>.</param>
/// <param name="TruncationOnTables">Whether lists shorten long values.</param>
/// <param name="ColorMap">Colours by label.</param>
internal sealed record WorkspaceConfigurationView(string? TimeoutToMarkThreadAsInactive, bool? TruncationOnTables, IReadOnlyDictionary<string, string>? ColorMap)
{
    public static WorkspaceConfigurationView Of(WorkspaceConfiguration configuration) =>
        new(configuration.ThreadTimeout is { } timeout ? IsoDuration.Format(timeout) : null, configuration.TruncationOnTables, configuration.ColorMap);
}
