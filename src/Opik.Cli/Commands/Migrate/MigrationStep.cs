using System.Text.Json.Nodes;

namespace Opik.Cli.Commands.Migrate;

/// <summary>One step of a plan.</summary>
/// <param name="Type">Name in the audit log.</param>
/// <param name="Text">For the user.</param>
/// <param name="Details">For the audit log.</param>
/// <param name="RunAsync">Does it.</param>
internal sealed record MigrationStep(string Type, string Text, JsonObject Details, Func<CancellationToken, Task> RunAsync);
