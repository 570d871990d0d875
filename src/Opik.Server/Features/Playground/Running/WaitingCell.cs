using Opik.Server.Features.ExperimentRuns;
using Opik.Storage;

namespace Opik.Server.Features.Playground.Running;

/// <summary>A cell that is to be made.</summary>
/// <param name="Row">The row.</param>
/// <param name="Variant">The variant, from 0.</param>
/// <param name="Unit">The call.</param>
internal sealed record WaitingCell(PlaygroundRow Row, int Variant, RunUnit Unit);
