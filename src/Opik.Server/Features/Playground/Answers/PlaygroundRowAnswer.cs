using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.Playground.Answers;

/// <summary>A row on the wire, with the cells that were ever tried.</summary>
internal sealed record PlaygroundRowAnswer(long Position, Guid ItemId, int Number, [property: WrittenAs(typeof(JsonObject))] JsonText Data, IReadOnlyList<PlaygroundCellAnswer> Cells);
