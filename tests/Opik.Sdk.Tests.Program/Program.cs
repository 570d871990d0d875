using Microsoft.Extensions.Logging.Abstractions;
using Opik;
using Opik.Delivery;
using Opik.Delivery.Spool;
using Opik.Rest;
using Opik.Sdk.Tests.Program;

// address, spool folder, number of spans, how to end: "return", "crash" or "wait" (to be killed, once everything is spooled).
var address = new Uri(args[0]);
var settings = new DeliverySettings { SpoolFolder = args[1] };
var rest = new OpikRest(new OpikOptions { UrlOverride = address });
var spool = SpoolFolder.TryOpen(args[1], SpoolFolder.TargetName(address, null, null), settings.MaximalSpoolBytes, NullLogger.Instance);
var engine = new DeliveryEngine(settings, rest, NullLogger.Instance, spool: spool);
var trace = Guid.CreateVersion7();
for (var i = 0; i < int.Parse(args[2]); i++)
    engine.Enqueue(new ProgramSpan(trace));

switch (args[3])
{
    case "crash":
        throw new InvalidOperationException("A program that nobody caught.");
    case "wait":
        var result = await engine.FlushAsync(null, CancellationToken.None);
        Console.WriteLine($"spooled {result.SpooledItems}");
        await Task.Delay(Timeout.Infinite);
        break;
    default:
        Console.WriteLine(DateTime.UtcNow.ToString("O"));
        break;
}
