using Opik.Cli.Hosting;

return await OpikCommandLine.RunAsync(args);
