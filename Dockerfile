# The native program on Ubuntu 24.04's chiseled runtime: no shell, no package manager, not root.
FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends clang zlib1g-dev \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
# Debug symbols stay behind: they are larger than the program.
RUN dotnet publish src/HeyGen.McpServer -c Release --use-current-runtime -o /app \
    && rm -f /app/*.dbg /app/*.pdb

FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled
COPY --from=build /app /app
USER $APP_UID
ENTRYPOINT ["/app/heygen-mcp"]
